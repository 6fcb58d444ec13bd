'use strict';

// Tells the service what its viewer gets, as CMCD version 2 events. It stands beside the player and looks on: at the requests
// for a session, at the media element and, where there is one, at hls.js. It never delays them, and its own troubles are silent.
(() => {
  const BEAT_MS = 10_000;
  const SEND_MS = 1_000;
  const MOST_WAITING = 200;
  const handle = document.body.dataset.handle;
  const video = document.querySelector('video');
  const query = new URLSearchParams(window.location.search);
  const ask = window.fetch.bind(window);
  let session;
  let asked;
  let state = '';
  let silenced = false;
  let waiting = [];
  let timer;

  const text = (value) => `"${String(value).replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&').slice(0, 200)}"`;

  const origin = () => [['org.svta.um-s', 'utm_source'], ['org.svta.um-m', 'utm_medium'],
    ['org.svta.um-c', 'utm_campaign'], ['org.svta.e-c', 'cohort']]
    .filter(([, name]) => query.has(name))
    .map(([key, name]) => `${key}=${text(query.get(name))}`);

  const send = (last) => {
    clearTimeout(timer);
    timer = undefined;
    if (!session || silenced || waiting.length === 0) {
      return;
    }
    const body = waiting.join('\n');
    const sent = waiting;
    waiting = [];
    const options = { method: 'POST', headers: { 'Content-Type': 'application/cmcd' }, body, keepalive: body.length < 60_000 };
    ask(`/s/${handle}/cmcd`, options).then((answer) => {
      silenced = answer.status === 410;
      if (answer.status === 429 || answer.status >= 500) {
        again(sent);
      }
    }, () => last || again(sent));
  };

  // A body may arrive twice; the numbers of its records tell.
  const again = (sent) => {
    waiting = sent.concat(waiting).slice(-MOST_WAITING);
    timer = timer || setTimeout(send, 5 * SEND_MS);
  };

  const say = (event, facts, at = Date.now()) => {
    if (!session || silenced) {
      return;
    }
    session.number += 1;
    const record = [`e=${event}`, ...facts, `sid=${text(session.sid)}`, `sn=${session.number}`, `ts=${Math.round(at)}`, 'v=2'];
    waiting.push(record.join(','));
    timer = timer || setTimeout(send, SEND_MS);
  };

  const playhead = () => (video.currentTime > 0 ? [`pt=${Math.round(video.currentTime * 1000)}`] : []);

  const turn = (next, facts = [], at = undefined) => {
    const over = state === 'f' || state === 'q';
    if (session && next !== state && !(over && next !== 's')) {
      state = next;
      say('ps', [`sta=${next}`, ...facts, ...playhead()], at);
    }
  };

  const fail = (code) => {
    if (session && state !== 'f' && state !== 'q') {
      state = 'f';
      say('e', [`ec=(${text(code)})`, 'sta=f', ...playhead()]);
      send();
    }
  };

  const received = (what, status, firstByte, lastByte, at, more = []) =>
    say('rr', [...what, `rc=${status}`, `ttfb=${Math.round(firstByte)}`, `ttlb=${Math.round(lastByte)}`, ...more], at);

  // A viewing begins when play is pressed, which is when its session is asked for.
  const begin = (sid, took) => {
    session = { sid, number: 0 };
    state = '';
    silenced = false;
    waiting = [];
    turn('s', origin(), asked);
    received([`url=${text('entitlement')}`], 200, took, took, asked + took);
  };

  const answered = async (path, answer) => {
    const json = await answer.clone().json();
    if (!answer.ok) {
      fail(json.code || 'refused');
    } else if (path === 'session' || (session && json.sid && json.sid !== session.sid)) {
      begin(json.sid, Date.now() - asked);
    }
  };

  window.fetch = (input, options) => {
    const url = String(input);
    const path = url.startsWith(`/s/${handle}/`) ? url.slice(handle.length + 4) : '';
    const own = path === 'session' || path === 'renew';
    if (path === 'session') {
      asked = Date.now();
    }
    const answer = ask(input, options);
    if (own || (session && url.startsWith('/URISigningPackage='))) {
      answer.then((got) => (own || !got.ok ? answered(path, got) : undefined)).catch(() => undefined);
    }
    return answer;
  };

  const name = (url) => text(url.replace(/^.*\//, '').replace(/\?.*$/, ''));

  const lookAt = (hls, events) => {
    // Times of hls.js count from the page's beginning.
    const when = (ms) => performance.timeOrigin + ms;
    const listed = (kind) => (_, data) => {
      const at = data.stats.loading;
      if (at.end > 0) {
        received(['ot=m', `url=${text(kind)}`], 200, at.first - at.start, at.end - at.start, when(at.end));
      }
    };
    hls.on(events.MANIFEST_LOADED, listed('multivariant'));
    hls.on(events.LEVEL_LOADED, listed('media'));
    const seen = new WeakSet();
    const loaded = (fragment, kind, rate) => {
      const at = fragment.stats.loading;
      if (at.end > 0 && !seen.has(fragment.stats)) {
        seen.add(fragment.stats);
        received([`ot=${kind}`, `url=${name(fragment.url)}`], 200, at.first - at.start, at.end - at.start, when(at.end), rate);
      }
    };
    hls.on(events.FRAG_LOADED, (_, data) => {
      const fragment = data.frag;
      const level = hls.levels[fragment.level];
      const rate = level && fragment.type === 'main' ? [`br=(${Math.round(level.bitrate / 1000)})`] : [];
      // An init segment comes before the first segment that needs it and has no event of its own.
      if (fragment.initSegment && fragment.initSegment.stats) {
        loaded(fragment.initSegment, 'i', []);
      }
      loaded(fragment, fragment.type === 'audio' ? 'a' : 'v', rate);
    });
    hls.on(events.ERROR, (_, error) => {
      const status = error.response ? error.response.code : 0;
      if (status >= 400) {
        say('rr', ['ot=o', `rc=${status}`]);
      }
      if (error.fatal && status !== 403 && status !== 401) {
        fail(error.details);
      }
    });
  };

  if (window.Hls) {
    const Plain = window.Hls;
    window.Hls = class extends Plain {
      constructor(options) {
        super(options);
        lookAt(this, Plain.Events);
      }
    };
  }

  video.addEventListener('playing', () => turn('p'));
  video.addEventListener('waiting', () => video.seeking || state !== 'p' || turn('r', ['bs']));
  video.addEventListener('seeking', () => 'sr'.includes(state) || turn('k'));
  video.addEventListener('seeked', () => state !== 'k' || (video.paused ? turn('a') : turn('p')));
  video.addEventListener('pause', () => state === '' || state === 's' || video.ended || turn('a'));
  video.addEventListener('ended', () => turn('e'));
  video.addEventListener('error', () => fail(`MEDIA_ERR_${video.error ? video.error.code : 0}`));
  setInterval(() => state === '' || 'efq'.includes(state) || say('t', [`sta=${state}`, ...playhead()]), BEAT_MS);
  // The page around this one says when its viewer did what the video was for: frame.postMessage('sluice:conversion', '*').
  window.addEventListener('message', (event) => {
    if (event.data === 'sluice:conversion' && (event.source === window.parent || event.source === window)) {
      say('ce', ['cen="conversion"']);
    }
  });

  const leave = () => {
    if (!'efq'.includes(state)) {
      turn('q');
    }
    send(true);
  };
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send(true));
})();
