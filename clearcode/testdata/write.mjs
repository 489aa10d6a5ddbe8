// Writes a clearance code with nothing but what every browser has.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = new TextEncoder();

/** The first n bytes of the SHA-256 of what is named and its id. */
async function tag(what, id, n) {
  const sum = await crypto.subtle.digest('SHA-256', bytes.encode(`unknot ${what}\n${id}`));
  return [...new Uint8Array(sum)].slice(0, n);
}

/** A day, as a number of two bytes: days since 1 January 2020; null is none. */
function day(date) {
  const n = date === null ? 0 : (Date.parse(date) - Date.parse('2020-01-01')) / 86_400_000;
  return [n >> 8, n & 255];
}

function base32(data) {
  let out = '';
  let have = 0;
  let kept = 0;
  for (const b of data) {
    kept = ((kept << 8) | b) & 0xfff;
    have += 8;
    while (have >= 5) {
      have -= 5;
      out += letters[(kept >> have) & 31];
    }
  }
  return have > 0 ? out + letters[(kept << (5 - have)) & 31] : out;
}

function times(a, b) {
  let out = 0;
  for (; b; b >>= 1, a <<= 1, a = a & 32 ? a ^ 37 : a) if (b & 1) out ^= a;
  return out;
}

function check(line, data) {
  let weight = 1;
  let sum = 0;
  for (let i = 0; i <= 25; i++, weight = times(weight, 2)) {
    if (i < data.length) sum ^= times(letters.indexOf(data[i]), weight);
    if (i === 25) sum ^= times(line, weight);
  }
  return letters[sum];
}

function text(data) {
  const lines = base32(data).match(/.{1,24}/g) ?? [];
  return lines.map((line, i) => (line + check(i, line)).match(/.{1,5}/g).join('-')).join('\n');
}

const keys = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
const key = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
const by = bytes.encode('Dr Ana Vega');
const body = [
  1, ...day('2026-11-23'), ...day('2026-12-31'), 30,
  1, ...(await tag('rule', 'screen.six-weeks', 2)), ...(await tag('flag', 'm1/screen.six-weeks', 3)),
  1, ...(await tag('technique', 'piriformis-figure-four', 2)),
  by.length, ...by, ...key,
];
const message = new Uint8Array([...bytes.encode('unknot clearance code 1\n'), ...body]);
const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, message));
console.log(text([...body, ...signature]));
