let sequence = 0;

/** Sends codes as the native host app does: what its own scanner or camera read, in envelopes of the bridge, version 1. */
export function bridgeScan(view, codes) {
  const group = crypto.randomUUID();
  for (const code of codes) view.ScanHostBridge?.receive(envelope(code, group));
}

function envelope(code, group) {
  const bytes = new TextEncoder().encode(code.text);
  return {
    ns: 'serialkit',
    v: 1,
    type: 'scan',
    id: crypto.randomUUID(),
    seq: ++sequence,
    ts: Date.now(),
    payload: {
      bytes: btoa(String.fromCharCode(...bytes)),
      text: code.text,
      encoding: 'utf-8',
      symbology: code.symbology,
      aim: code.symbology === 'ean-13' ? ']E0' : code.gs1 ? ']C1' : ']C0',
      origin: 'camera',
      device: 'Simulated host app',
      group,
    },
  };
}
