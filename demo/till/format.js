const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const dateOfYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dateTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

export const money = (amount, currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
export const day = iso => date.format(new Date(iso));
export const longDay = iso => dateOfYear.format(new Date(iso));
export const clock = ms => time.format(ms);
export const moment = ms => dateTime.format(ms);
export const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;
