/*
 * The search index, opened: one question in, one answer out.
 *
 * `generator/site/offline.py` puts into this file what is known of the index. Its parts come through
 * <script> elements, which work from a disk too. An article goes by its number, which counts up with time.
 */
var digestIndex = (function () {
  'use strict';

  const { articles: ARTICLES, bounds: BOUNDS, facets: FACETS, editions: EDITIONS } = "{{index}}";
  const JAPANESE = "{{japanese}}";
  const PLACES = 65536; // as many as generator/site/word_rows.py tells apart
  const CHUNKS_AT_MOST = 8;
  const ENDING = 3;
  const EXCERPT_WORDS = 32;
  const LEAD_WORDS = 6;
  const here = new URL('.', document.currentScript.src);

  /*
   * Parts: each is a script that calls `part`, and `read` makes of it what is kept.
   * One that cannot be read is asked for anew the next time.
   */

  const parts = new Map();
  const waiting = new WeakMap(); // script → what waits for it

  function load(name, read = (part) => part) {
    if (!parts.has(name)) parts.set(name, request(name, read));
    return parts.get(name).promise;
  }

  function request(name, read) {
    const wanted = { read };
    const script = document.createElement('script');
    wanted.promise = new Promise((resolve, reject) => {
      wanted.resolve = resolve;
      // A script that was cut short has run and handed nothing over.
      script.onload = script.onerror = () => {
        script.remove();
        if (!wanted.came) parts.delete(name);
        reject(new Error(`${name} could not be read`));
      };
    });
    waiting.set(script, wanted);
    script.src = new URL(`${name}.js`, here).href;
    document.head.append(script);
    return wanted;
  }

  // The script that calls is the one that was asked for.
  function part(value) {
    const wanted = waiting.get(document.currentScript);
    wanted.came = true;
    wanted.resolve(wanted.read(JSON.parse(value)));
  }

  // As `letters` in generator/site/index_parts.py writes them. A plain loop is four times as quick as Array.from.
  function numbers(letters) {
    const found = [];
    for (let at = 0; at < letters.length; at += 1) {
      const code = letters.codePointAt(at);
      if (code > 0xFFFF) at += 1;
      found.push(code - (code < 0xD800 ? 0x5D : 0x85D));
    }
    return found;
  }

  function fromSteps(steps) {
    let number = 0;
    return steps.map((step) => { number += step; return number; });
  }

  /* Deals out a list: so many to the first, so many to the second, and so on. */
  function dealt(list, counts) {
    let end = 0;
    return counts.map((count) => list.slice(end, end += count));
  }

  /* Questions: a word, or a phrase of words side by side, as a run of Japanese is of its pairs of letters. */

  const QUESTION = new RegExp(`"[^"]+"|[${JAPANESE}]+|[^\\s"${JAPANESE}]+`, 'gu');
  const WORD = new RegExp(`[${JAPANESE}]+|[^\\s"${JAPANESE}]+`, 'gu');
  const IS_JAPANESE = new RegExp(`^[${JAPANESE}]`, 'u');

  // As `plain` in generator/site/words.py.
  function plain(word) {
    return word.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  }

  function questions(words) {
    return (words.normalize('NFKC').match(QUESTION) ?? []).map(question).filter(({ words }) => words.length);
  }

  function question(asked) {
    const words = (asked.match(WORD) ?? []).flatMap((word) => (IS_JAPANESE.test(word) ? pairs(word) : [word]));
    const isPhrase = asked.startsWith('"') || words.length > 1;
    return { words: words.map(plain).filter(Boolean), isPhrase, asked };
  }

  function pairs(run) {
    const letters = [...run];
    return letters.length === 1 ? letters : letters.slice(1).map((letter, before) => letters[before] + letter);
  }

  /* Words of the index that answer to one of a question, each with its share: 1 for itself, less for a longer one. */

  async function answering(word, isWhole) {
    const near = (await Promise.all(chunksAround(word).map(chunk))).flat();
    const known = near.filter(({ forms }) => forms.includes(word)).map((entry) => ({ ...entry, share: 1 }));
    if (isWhole || (known.length && /^[a-z]{1,2}$/.test(word))) return known;
    const others = near.filter(({ forms }) => !forms.includes(word));
    const begun = others.map((entry) => ({ ...entry, share: shareOf(word, entry.forms) })).filter(({ share }) => share);
    return known.length + begun.length ? [...known, ...begun] : withoutEnding(word, near);
  }

  function shareOf(word, forms) {
    const lengths = forms.filter((form) => form.startsWith(word)).map((form) => form.length);
    return lengths.length && (word.length / Math.min(...lengths)) ** 2;
  }

  /* A form that no article has: the longest form or stem that it may be made of with an ending. */
  function withoutEnding(word, near) {
    for (let length = word.length - 1; length > ENDING && length >= word.length - ENDING; length -= 1) {
      const rest = word.slice(0, length);
      const found = near.filter(({ stem, forms }) => stem === rest || forms.includes(rest));
      if (found.length) return found.map((entry) => ({ ...entry, share: length / word.length }));
    }
    return [];
  }

  /* The chunks that may hold the word or what begins with it, and the one before, for a word without its ending. */
  function chunksAround(word) {
    const last = BOUNDS.findLastIndex(([first]) => first <= word);
    const end = `${word}\uffff`;
    const around = BOUNDS.map(([first, final], number) => (number === last || (first <= end && final >= word) ? number : -1));
    return around.filter((number) => number >= 0).slice(0, CHUNKS_AT_MOST);
  }

  async function chunk(number) {
    return (await load(BOUNDS[number][2], readWords)).map((entry) => ({ ...entry, number }));
  }

  /* `first` tells where its articles begin among those of all words of the chunk. */
  function readWords({ words, counts, articles, scores }) {
    const sizes = numbers(counts);
    const [steps, told] = [articles, scores].map((letters) => dealt(numbers(letters), sizes));
    let end = 0;
    return words.split('\n').map((line, at) => {
      const [stem, ...forms] = line.split(' ');
      const first = end;
      end += sizes[at];
      return { stem, forms: forms.length ? forms : [stem], articles: fromSteps(steps[at]), scores: told[at], first };
    });
  }

  /* Finding */

  /* Adds up what each article scores for the question, before the question's rarity counts. */
  async function scored({ words, isPhrase }) {
    if (words.length > 1) words.flatMap(chunksAround).forEach(askForPlaces);
    const answers = await Promise.all(words.map((word) => answering(word, isPhrase)));
    const scores = new Float64Array(ARTICLES);
    answers.flat().forEach((entry) => addUp(entry, scores));
    if (words.length > 1) {
      const articles = await sideBySide(answers);
      scores.forEach((_, number) => { if (!articles.has(number)) scores[number] = 0; });
    }
    return { scores, named: answers.map((entries) => new Set(entries.flatMap(({ forms }) => forms))) };
  }

  function addUp({ articles, scores, share }, sums) {
    articles.forEach((number, at) => { sums[number] += share * scores[at]; });
  }

  // They come along with the words; whether one cannot be read shows where it is needed.
  function askForPlaces(number) {
    load(BOUNDS[number][3], readPlaces).catch(() => {});
  }

  /* The articles in which the words stand side by side. */
  async function sideBySide(answers) {
    const places = await Promise.all(answers.map((entries) => Promise.all(entries.map(standing))));
    const number = (lists) => lists.reduce((sum, list) => sum + list.length, 0);
    const rarest = places.reduce((best, lists, at) => (number(lists) < number(places[best]) ? at : best), 0);
    const fits = (place) => places.every((lists, at) => lists.some((list) => holds(list, place + at - rarest)));
    return new Set(places[rarest].flatMap((list) => [...list].filter(fits)).map((place) => Math.floor(place / PLACES)));
  }

  /* For each word of a chunk and each of its articles, the places in the text. */
  function readPlaces({ counts, places }) {
    return dealt(numbers(places), numbers(counts)).map(fromSteps);
  }

  /* Where a word stands: article and place in one number. */
  async function standing({ articles, number, first }) {
    const places = await load(BOUNDS[number][3], readPlaces);
    return articles.flatMap((article, at) => places[first + at].map((place) => article * PLACES + place));
  }

  function holds(sorted, value) {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle] < value) from = middle + 1;
      else to = middle;
    }
    return sorted[from] === value;
  }

  // The rarity of a word in BM25.
  function rarity(scores) {
    const number = scores.reduce((sum, score) => sum + (score > 0), 0);
    return Math.log(1 + (ARTICLES - number + 0.5) / (number + 0.5));
  }

  /* Gives the articles that answer all questions, the best first, and without a question all, the newest first. */
  async function find(words) {
    const asked = questions(words);
    const answers = await Promise.all(asked.map(scored));
    const weights = answers.map(({ scores }) => rarity(scores));
    const total = Float64Array.from({ length: ARTICLES }, (_, number) => (
      answers.reduce((sum, { scores }, at) => sum + weights[at] * scores[number], 0)));
    const all = Array.from(total.keys()).reverse();
    const isOpen = asked.length || !words.trim();
    const found = isOpen ? all.filter((number) => answers.every(({ scores }) => scores[number])) : [];
    return { found: found.sort((a, b) => total[b] - total[a]), marks: answers.map((answer, at) => marksOf(asked[at], answer)) };
  }

  /* Facets: which articles have which value of which filter. They come when they are needed, after the first results. */

  function flags(numbers) {
    const flagged = new Uint8Array(ARTICLES);
    numbers.forEach((number) => { flagged[number] = 1; });
    return flagged;
  }

  function groups() {
    return load(FACETS, readFacets);
  }

  function readFacets(filters) {
    return Object.entries(filters).map(([group, values]) => (
      [group, new Map(Object.entries(values).map(([value, steps]) => [value, fromSteps(numbers(steps))]))]));
  }

  /* For each group with a choice, what any value chosen in it lets through. */
  async function choices(chosen) {
    return (await groups()).filter(([group]) => chosen[group]?.length).map(([group, values]) => (
      [group, flags(chosen[group].flatMap((value) => [...values.get(value) ?? []]))]));
  }

  function passing(found, tests) {
    return found.filter((number) => tests.every(([, through]) => through[number]));
  }

  /* A group's own choice does not count against its values: within a group, any choice will do. */
  async function counted(found, chosen) {
    const tests = await choices(chosen);
    return new Map((await groups()).map(([group, values]) => {
      const base = flags(passing(found, tests.filter(([other]) => other !== group)));
      const size = (articles) => articles.reduce((sum, number) => sum + base[number], 0);
      return [group, new Map([...values].map(([value, articles]) => [value, size(articles)]))];
    }));
  }

  async function narrowed(found, chosen, sort) {
    const isChosen = Object.values(chosen).some((values) => values.length);
    const narrow = isChosen ? passing(found, await choices(chosen)) : [...found];
    if (sort === 'oldest') narrow.sort((a, b) => a - b);
    if (sort === 'newest') narrow.sort((a, b) => b - a);
    return narrow;
  }

  /* Reading: what a list of results shows of an article, and the part of its text that holds most of what was found. */

  // A letter of Japanese, or what stands between spaces, without marks at its ends.
  const TOKEN = new RegExp(`[${JAPANESE}]|[\\p{L}\\p{N}](?:[^\\s${JAPANESE}]*(?![${JAPANESE}])[\\p{L}\\p{N}])?`, 'gu');

  /* What is marked: for each token in a row, the forms that it may have. */
  function marksOf({ asked }, { named }) {
    const tokens = asked.match(TOKEN) ?? [];
    const isJapanese = tokens.some((token) => IS_JAPANESE.test(token));
    return isJapanese ? tokens.map((token) => new Set([plain(token)])) : named;
  }

  function token({ 0: text, index }) {
    return { at: index, end: index + text.length, names: [text, ...text.split(/[^\p{L}\p{N}]+/u)].map(plain) };
  }

  function markedTokens(tokens, marks) {
    const isNamed = (at, forms) => tokens[at]?.names.some((name) => forms.has(name));
    const places = marks.flatMap((row) => tokens.flatMap((_, at) => (
      row.every((forms, step) => isNamed(at + step, forms)) ? row.map((__, step) => at + step) : [])));
    return [...new Set(places)].sort((a, b) => a - b);
  }

  /* Gives [text, isMarked] in turn. */
  function excerpt(text, marks) {
    const tokens = [...text.matchAll(TOKEN)].map(token);
    const marked = markedTokens(tokens, marks);
    if (!marked.length) return [];
    const near = (place) => marked.filter((other) => other >= place && other < place + EXCERPT_WORDS).length;
    const best = marked.reduce((a, b) => (near(b) > near(a) ? b : a));
    const start = Math.max(best - LEAD_WORDS, 0);
    const shown = tokens.slice(start, start + EXCERPT_WORDS);
    const from = start ? shown[0].at : 0;
    const to = start + EXCERPT_WORDS < tokens.length ? shown.at(-1).end : text.length;
    const spans = joined(text, marked.map((at) => tokens[at]).filter(({ at, end }) => at >= from && end <= to));
    const before = (number) => text.slice(spans[number - 1]?.end ?? from, spans[number]?.at ?? to);
    const parts = spans.flatMap(({ at, end }, number) => [[before(number), false], [text.slice(at, end), true]]);
    const [begun, ended] = [start ? '… ' : '', to < text.length ? ' …' : ''];
    return [[begun, false], ...parts, [before(spans.length) + ended, false]];
  }

  /* What stands between two marked words is marked too. */
  function joined(text, spans) {
    return spans.reduce((done, { at, end }) => {
      const last = done.at(-1);
      if (last && !/[\p{L}\p{N}]/u.test(text.slice(last.end, at))) last.end = end;
      else done.push({ at, end });
      return done;
    }, []);
  }

  async function shown(number, marks) {
    const edition = (await load(EDITIONS))[number];
    const { url, text, last, ...article } = await load(`fragment/${number}.${edition}`);
    const quoted = excerpt(text, marks);
    return { ...article, address: new URL(`..${url}`, here).href, excerpt: quoted.length ? quoted : excerpt(last, marks) };
  }

  /*
   * Answer { words, filters: { group: [value] }, sort } with
   * { total, read(from, to): of each of these results a promise of what a list shows of it,
   * counts(): Map(group → Map(value → number)) }. Throws if a part of the index cannot be read.
   */
  async function search({ words, filters = {}, sort = '' }) {
    load(EDITIONS).catch(() => {}); // which fragments need, while the words are on their way
    const { found, marks } = await find(words);
    const narrow = await narrowed(found, filters, sort);
    const read = (from, to) => narrow.slice(from, to).map((number) => shown(number, marks));
    return { total: narrow.length, read, counts: () => counted(found, filters) };
  }

  return { part, search };
})();
