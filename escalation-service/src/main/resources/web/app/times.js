// SPDX-License-Identifier: Apache-2.0
// Times as people read them, in their own time zone and language.

export function showTimes(words) {
  const now = Date.now();
  document.querySelectorAll('time.age').forEach(time => {
    put(time, span(now - Date.parse(time.dateTime)));
  });
  document.querySelectorAll('time.deadline').forEach(time => {
    const left = Date.parse(time.dateTime) - now;
    put(time, left >= 0 ? words.wordDue + ' ' + span(left) : words.wordOverdue + ' ' + span(-left));
    time.classList.toggle('overdue', left < 0);
  });
  document.querySelectorAll('time.clock').forEach(time => {
    if (!time.textContent) {
      put(time, clock(new Date(time.dateTime)));
    }
  });
}

function put(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function span(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = number => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return minutes + ':' + two(seconds % 60);
  }
  return Math.floor(minutes / 60) + ':' + two(minutes % 60) + ' h';
}

function clock(date) {
  const today = new Date().toDateString() === date.toDateString();
  const language = document.documentElement.lang;
  return date.toLocaleString(language, today
    ? { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
    : { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}
