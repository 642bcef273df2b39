/*
 * What happened on this day in earlier years, or else on a day near it, whenever the page is read.
 * The days of a month come as a script, because a page on a disk may not fetch.
 */
(function () {
  'use strict';

  const place = document.querySelector('[data-today-found]');
  const today = new Date();
  const month = document.querySelectorAll('[data-today] .months a')[today.getMonth()];
  const inWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function item([year, title, path]) {
    return element('li', {}, element('time', { dateTime: path.match(/(\d{4}-\d{2}-\d{2})-/)?.[1] ?? year }, year), ' ',
      element('a', { href: new URL(path, month.href.replace(/chronology\/[^/]*$/, '')).href }, title));
  }

  /* The day itself, or the nearest day of the month on which something happened. */
  function nearest(days) {
    const away = (number) => Math.abs(number - today.getDate());
    return Object.keys(days).map(Number).sort((a, b) => away(a) - away(b) || a - b)[0];
  }

  window.digestDays = (days) => {
    const near = nearest(days);
    if (!near) return;
    const isToday = near === today.getDate();
    const told = isToday ? inWords(today) : inWords(new Date(today.getFullYear(), today.getMonth(), near));
    document.getElementById('today').textContent = `On ${isToday ? 'this day' : 'a day near this'}, ${told}`;
    place.replaceChildren(...days[near].map(item));
    place.hidden = false;
  };

  const script = element('script', { src: month.href.replace(/html$/, 'js') });
  document.head.append(script);
})();
