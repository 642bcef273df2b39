/*
 * What must be settled before the first paint, so that nothing flashes and nothing jumps.
 * Light or dark: the system decides until the reader does. Faces: asked for now, they are there in time.
 */
(function () {
  'use strict';

  const KEY = 'digest-scheme';
  const FACES = ['newsreader-text', 'newsreader-heading'];
  const here = document.currentScript.src;
  const root = document.documentElement;
  const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

  // From a disk, some browsers have no storage; the choice then lasts for the page.
  function stored() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  function store(scheme) {
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch { /* as above */ }
  }

  function show(scheme) {
    if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  }

  function change() {
    const system = systemIsDark.matches ? 'dark' : 'light';
    const next = (root.dataset.scheme ?? system) === 'dark' ? 'light' : 'dark';
    // Back at what the system says, the system decides again.
    const choice = next === system ? null : next;
    store(choice);
    show(choice);
  }

  function fetchFaces() {
    // From a disk there is nothing to fetch ahead, and browsers say so on the console.
    if (location.protocol === 'file:') return;
    FACES.forEach((face) => {
      const href = new URL(`fonts/${face}.woff2`, here).href;
      const properties = { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href };
      document.head.append(Object.assign(document.createElement('link'), properties));
    });
  }

  root.classList.add('scripted');
  fetchFaces();
  show(stored());
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-change-scheme]')) change();
  });
})();
