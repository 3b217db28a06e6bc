// lit makes a Trusted Types policy named "lit-html" when it loads. The host page may have a lit of its own, and a name
// can be taken once only: the lit inside the single-file build takes a name of its own, and a second copy of that
// build, which renders nothing, does without.
const MAKES_POLICY = /(\w+)\?\1\.createPolicy\("lit-html",(\{createHTML:[^}]+\})\):void 0/;

/** @returns {import('rollup').Plugin} */
export function ownLitPolicy() {
  return {
    name: 'own-lit-policy',
    transform(code, id) {
      if (!/\/lit-html\/lit-html\.js(?:\?|$)/.test(id)) return null;
      if (!MAKES_POLICY.test(code)) this.error('lit-html makes its policy in another way than before');
      const own = '(()=>{try{return $1?.createPolicy("serialkit-html",$2)}catch{}})()';
      return { code: code.replace(MAKES_POLICY, own), map: null };
    },
  };
}
