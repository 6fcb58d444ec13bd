'use strict';

// Plays one share. A session starts when the viewer asks to play, not when the page opens. The address of the page and the
// session stay; the playback token does not: it is renewed in time and put into the path of every request.
(() => {
  const WARN_BEFORE_MS = 60_000;
  const handle = document.body.dataset.handle;
  const video = document.querySelector('video');
  const button = document.querySelector('.start');
  const notice = document.querySelector('.notice');
  let grant;
  let hls;
  let starting = false;

  const say = (sentence) => {
    notice.textContent = sentence;
    notice.hidden = !sentence;
  };

  const post = async (path, body) => {
    const answer = await fetch(`/s/${handle}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json = await answer.json();
    if (!answer.ok) {
      throw new Error(json.title);
    }
    return json;
  };

  const token = (playlist) => playlist.match(/URISigningPackage=[^/]+/)[0];
  const underCurrentToken = (url) => url.replace(/URISigningPackage=[^/]+/, token(grant.playlist));

  const stop = (sentence) => {
    say(sentence);
    video.pause();
    if (hls) {
      hls.stopLoad();
    }
  };

  const renew = async () => {
    try {
      grant = await post('renew', { sid: grant.sid, renewal: grant.renewal });
      scheduleRenewal();
    } catch (refused) {
      stop(refused.message);
    }
  };

  const scheduleRenewal = () => {
    if (grant.renewal) {
      setTimeout(renew, grant.renewAfterSeconds * 1000);
    }
  };

  const announceEnd = () => {
    const left = Date.parse(grant.sessionEndsAt) - Date.now();
    setTimeout(() => say('This link ends in one minute.'), Math.max(0, left - WARN_BEFORE_MS));
    setTimeout(() => stop('This link has ended.'), Math.max(0, left));
  };

  const playWithHls = () => {
    hls = new Hls({ xhrSetup: (xhr, url) => xhr.open('GET', underCurrentToken(url), true) });
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (error.response && error.response.code === 403) {
        renew();
      } else if (error.fatal) {
        say('The video cannot be loaded. Check the connection and reload the page.');
      }
    });
    hls.loadSource(grant.playlist);
    hls.attachMedia(video);
    hls.on(Hls.Events.MANIFEST_PARSED, () => video.play());
  };

  const start = async () => {
    if (starting) {
      return;
    }
    starting = true;
    button.hidden = true;
    const swaps = window.Hls && Hls.isSupported();
    try {
      const origins = window.location.ancestorOrigins ? Array.from(window.location.ancestorOrigins) : [];
      grant = await post('session', { swapsTokens: swaps, ancestorOrigins: origins });
    } catch (refused) {
      say(refused.message);
      return;
    }
    announceEnd();
    if (swaps) {
      scheduleRenewal();
      playWithHls();
    } else {
      video.src = grant.playlist;
      video.play();
    }
  };

  button.addEventListener('click', start);
  video.addEventListener('play', start);
  if (new URLSearchParams(window.location.search).has('autoplay')) {
    start();
  }
})();
