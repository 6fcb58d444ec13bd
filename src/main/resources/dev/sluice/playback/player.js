'use strict';

// Plays one share. A session starts when the viewer asks to play, not when the page opens. The address of the page and the
// session stay; the playback token does not: it is renewed in time and put into the path of every request. A player that
// cannot swap tokens (iPhone's own) gets one that lasts as long as the session.
(() => {
  const WARN_BEFORE_MS = 60_000;
  const RETRY_MS = 2_000;
  // What is buffered plays on after a link is revoked, so it is kept short.
  const BUFFER_SECONDS = 20;
  const OVER = 'Your time for this video is over. Press play to ask for more.';
  const query = new URLSearchParams(window.location.search);
  const handle = document.body.dataset.handle;
  const video = document.querySelector('video');
  const button = document.querySelector('.start');
  const notice = document.querySelector('.notice');
  const swaps = Boolean(window.Hls && window.Hls.isSupported());
  let grant;
  let hls;
  let busy = false;
  let renewing;
  let answerLost = false;
  let renewedAt = 0;
  let timers = [];

  // Who is watching comes behind #, which no server, log or referrer sees; it does not stay in the address either.
  const credential = new URLSearchParams(window.location.hash.slice(1)).get('viewer');
  if (credential) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }

  const say = (sentence) => {
    notice.textContent = sentence;
    notice.hidden = !sentence;
  };

  const surroundings = () => ({
    framed: window.self !== window.top,
    ancestorOrigins: window.location.ancestorOrigins ? Array.from(window.location.ancestorOrigins) : null,
  });

  const post = async (path, body) => {
    const answer = await fetch(`/s/${handle}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      const refused = new Error(json.title || 'This video cannot be played at the moment.');
      throw Object.assign(refused, { status: answer.status, code: json.code });
    }
    return json;
  };

  const token = (playlist) => playlist.match(/URISigningPackage=[^/]+/)[0];
  const underCurrentToken = (url) => url.replace(/URISigningPackage=[^/]+/, token(grant.playlist));

  const later = (work, ms) => timers.push(setTimeout(work, Math.max(0, ms)));

  const stop = (sentence) => {
    timers.forEach(clearTimeout);
    timers = [];
    video.pause();
    if (hls) {
      hls.stopLoad();
    }
    busy = false;
    button.hidden = false;
    say(sentence);
  };

  const announceEnd = () => {
    const left = grant.endsAfterSeconds * 1000;
    const at = new Date(Date.now() + left).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    later(() => say(`Your time for this video ends at ${at}.`), left - WARN_BEFORE_MS);
    later(() => stop(OVER), left);
  };

  const take = (next) => {
    grant = next;
    renewedAt = Date.now();
    answerLost = false;
    timers.forEach(clearTimeout);
    timers = [];
    announceEnd();
    if (grant.renewal) {
      later(renew, grant.renewAfterSeconds * 1000);
    }
  };

  const begin = async () => take(await post('session', { swapsTokens: swaps, credential, ...surroundings() }));

  const renewOnce = async () => {
    try {
      take(await post('renew', { sid: grant.sid, renewal: grant.renewal, ...surroundings() }));
    } catch (refused) {
      if (!refused.status || refused.status >= 500) {
        answerLost = true;
        later(renew, RETRY_MS);
      } else if (answerLost) {
        // The secret was spent by an answer that never arrived: this viewer starts anew, by every rule.
        await begin().catch((again) => stop(again.message));
      } else {
        stop(refused.code === 'session-ended' ? OVER : refused.message);
      }
    }
  };

  const renew = () => {
    renewing = renewing || renewOnce().finally(() => { renewing = undefined; });
    return renewing;
  };

  // Asks the service itself why media is refused, and says it once: no loop of refusals.
  const explain = async () => {
    try {
      const answer = await fetch(grant.playlist);
      const problem = answer.ok ? {} : await answer.json();
      stop(problem.code === 'expired' ? OVER : problem.title || 'The video cannot be loaded. Check the connection and press play.');
    } catch {
      stop('The video cannot be loaded. Check the connection and press play.');
    }
  };

  const refusedMedia = async () => {
    if (grant.renewal && Date.now() - renewedAt > RETRY_MS) {
      const before = grant;
      await renew();
      if (grant !== before) {
        hls.startLoad();
        return;
      }
    }
    if (busy) {
      await explain();
    }
  };

  const failed = (_, error) => {
    if (error.response && (error.response.code === 403 || error.response.code === 401)) {
      refusedMedia();
    } else if (error.fatal && error.type === window.Hls.ErrorTypes.MEDIA_ERROR) {
      hls.recoverMediaError();
    } else if (error.fatal) {
      explain();
    }
  };

  const playWithHls = () => {
    const buffer = Math.min(60, Math.max(4, Number(query.get('buffer')) || BUFFER_SECONDS));
    hls = new window.Hls({
      maxBufferLength: buffer,
      maxMaxBufferLength: buffer,
      xhrSetup: (xhr, url) => xhr.open('GET', underCurrentToken(url), true),
    });
    hls.on(window.Hls.Events.ERROR, failed);
    hls.on(window.Hls.Events.MANIFEST_PARSED, () => video.play());
    hls.loadSource(grant.playlist);
    hls.attachMedia(video);
  };

  const playNatively = () => {
    video.onerror = explain;
    video.src = grant.playlist;
    video.play();
  };

  const playOn = () => {
    hls.startLoad(video.currentTime);
    video.play();
  };

  const start = async () => {
    if (busy) {
      return;
    }
    busy = true;
    button.hidden = true;
    say('');
    try {
      await begin();
    } catch (refused) {
      stop(refused.status ? refused.message : 'The service cannot be reached. Check the connection and press play.');
      return;
    }
    if (!swaps) {
      playNatively();
    } else if (hls) {
      playOn();
    } else {
      playWithHls();
    }
  };

  const leave = () => {
    if (grant && grant.renewal) {
      const words = JSON.stringify({ sid: grant.sid, renewal: grant.renewal });
      navigator.sendBeacon(`/s/${handle}/leave`, new Blob([words], { type: 'application/json' }));
    }
  };

  button.addEventListener('click', start);
  video.addEventListener('play', start);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', (event) => event.persisted && window.location.reload());
  if (query.has('autoplay')) {
    // A page that a browser renders ahead has no viewer yet.
    if (document.prerendering) {
      document.addEventListener('prerenderingchange', start, { once: true });
    } else {
      start();
    }
  }
})();
