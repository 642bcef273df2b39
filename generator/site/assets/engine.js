/*
 * The search index, opened: one question in, one answer out.
 *
 * `generator/site/offline.py` puts `finder.js` into this file, and the names of the parts that every
 * question needs. Parts of the index come through <script> elements, which work from a disk too.
 */
var digestIndex = (function () {
  'use strict';

  const FIRST = "{{first}}";
  const finder = "{{finder}}";
  const here = new URL('.', document.currentScript.src);

  /* Parts: each file of the index is a script that calls `part` with a string. */

  const parts = new Map();

  function load(name) {
    if (!parts.has(name)) parts.set(name, request(name));
    return parts.get(name).promise;
  }

  /* Gives null for a part that cannot be read, or that was cut short: its script ran and handed nothing over. */
  function request(name) {
    const wanted = {};
    const script = document.createElement('script');
    wanted.promise = new Promise((resolve) => { wanted.resolve = resolve; });
    script.src = new URL(`${name}.js`, here).href;
    script.onerror = () => wanted.resolve(null);
    script.onload = () => { script.remove(); wanted.resolve(null); };
    document.head.append(script);
    return wanted;
  }

  function part(name, value) {
    parts.get(name).resolve(value);
  }

  /* The finder: gives what hands it a message. */

  const started = new Promise((resolve) => {
    const onPage = () => resolve(finder(receive));
    try {
      inWorker(resolve, onPage);
    } catch {
      onPage();
    }
  });

  /* A worker of a blob, which a page on a disk may start too. It speaks first; or else it could not be started. */
  function inWorker(start, fail) {
    const source = `${finder} const receive = finder(postMessage); onmessage = ({ data }) => receive(data);`;
    const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => {
      URL.revokeObjectURL(address);
      worker.onerror = null;
      start((message) => worker.postMessage(message));
      receive(data);
    };
    worker.onerror = fail;
  }

  const waiting = new Map();
  let messages = 0;

  async function ask(task, ...given) {
    const send = await started;
    messages += 1;
    const number = messages;
    const answer = new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
    send({ number, task, given });
    return answer;
  }

  function receive({ want, number, value, error }) {
    if (want) { handOver(want); return; }
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error) reject(new Error(error));
    else resolve(value);
  }

  async function handOver(name) {
    const [value, send] = await Promise.all([load(name), started]);
    parts.delete(name); // the finder keeps it
    send({ part: name, value });
  }

  /* Questions are answered one after the other; one that a newer has overtaken while it waits, not at all. */

  let before = Promise.resolve();

  function inTurn(act) {
    const done = before.then(act);
    before = done.catch(() => {});
    return done;
  }

  let newest = 0;

  /*
   * Answer { words, filters: { group: [value] }, sort } with
   * { total, read(from, to): what a list shows of these results, counts(): Map(group → Map(value → number)) },
   * or with null if another question has come meanwhile. Throws if a part of the index cannot be read.
   */
  async function search({ words, filters = {}, sort = '' }) {
    newest += 1;
    const turn = newest;
    const chosen = Object.entries(filters).filter(([, values]) => values.length);
    await ask('prepare', words);
    const total = await inTurn(() => (turn === newest ? ask('answer', turn, { words, chosen, sort }) : null));
    if (turn !== newest) return null;
    const read = async (from, to) => (await ask('read', turn, from, to)).map(withAddress);
    return { total, read, counts: () => ask('count', turn) };
  }

  function withAddress({ url, ...article }) {
    return { ...article, address: new URL(`..${url}`, here).href };
  }

  FIRST.forEach(load);

  return { part, search };
})();
