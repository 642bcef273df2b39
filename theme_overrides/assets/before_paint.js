/*
 * What must be settled before the first paint, so that nothing flashes and nothing jumps.
 * Light or dark: the system decides until the reader does. Faces: asked for now, they are there in time.
 */
(function () {
  'use strict';

  const KEY = 'digest-scheme';
  const FACES = ['newsreader-text.woff2', 'newsreader-heading.woff2'];
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

  function link(file, properties) {
    const href = new URL(`fonts/${file}`, here).href;
    document.head.append(Object.assign(document.createElement('link'), { href, ...properties }));
  }

  function bringFaces() {
    // From a disk they come inside a style sheet: a file of its own would be there too late (tests/faces.py).
    if (location.protocol === 'file:') link('on-disk.css', { rel: 'stylesheet', blocking: 'render' });
    else FACES.forEach((face) => link(face, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '' }));
  }

  root.classList.add('scripted');
  bringFaces();
  show(stored());
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-change-scheme]')) change();
  });
})();
