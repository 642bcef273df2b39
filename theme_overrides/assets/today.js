/*
 * What happened on this day in earlier years, on whatever day the page is read.
 * The days of a month come as a script, because a page on a disk may not fetch.
 */
(function () {
  'use strict';

  const place = document.querySelector('[data-today-found]');
  const today = new Date();
  const month = document.querySelectorAll('[data-today] .months a')[today.getMonth()];
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(today);

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function item([year, title, path]) {
    return element('li', {}, element('time', { dateTime: path.match(/(\d{4}-\d{2}-\d{2})-/)?.[1] ?? year }, year), ' ',
      element('a', { href: new URL(path, month.href.replace(/chronology\/[^/]*$/, '')).href }, title));
  }

  window.digestDays = (days) => {
    const found = days[today.getDate()] ?? [];
    document.getElementById('today').textContent = `On this day, ${day}`;
    place.replaceChildren(...(found.length ? found.map(item) : [element('li', {}, 'Nothing in the digest.')]));
    place.hidden = false;
  };

  const script = element('script', { src: month.href.replace(/html$/, 'js') });
  document.head.append(script);
})();
