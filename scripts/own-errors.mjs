// rxjs and a library of @zxing/library make error classes by assigning to what they inherit from Error. A page that has
// frozen Error.prototype, as hardened hosts do, refuses that while the module loads, and with it the whole bundle:
// these assignments get fields of their own.
const OWN = 'value => ({ value, writable: true, configurable: true })';
const CHANGES = [
  {
    of: /[\\/]createErrorClass\.js(?:\?|$)/,
    from: /ctorFunc\.prototype = Object\.create\(Error\.prototype\);\s*ctorFunc\.prototype\.constructor = ctorFunc;/,
    to: `const own = ${OWN};
      const fields = { constructor: own(ctorFunc), name: own('Error'), message: own('') };
      ctorFunc.prototype = Object.create(Error.prototype, fields);`,
  },
  {
    of: /[\\/]ts-custom-error[\\/]dist[\\/]/,
    from: /this\.constructor = d;/,
    to: `const own = ${OWN};
      Object.defineProperties(this, { constructor: own(d), name: own('Error'), message: own('') });`,
  },
];

/** @returns {import('rollup').Plugin} */
export function ownErrors() {
  return {
    name: 'own-errors',
    transform(code, id) {
      const change = CHANGES.find(({ of }) => of.test(id));
      if (!change) return null;
      if (!change.from.test(code)) this.error(`${id} makes its error classes in another way than before`);
      return { code: code.replace(change.from, change.to), map: null };
    },
  };
}
