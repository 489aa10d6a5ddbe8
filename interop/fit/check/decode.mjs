// Reads a FIT file with Garmin's own SDK and prints what it makes of it:
//
//   node decode.mjs FILE
import { readFileSync } from 'node:fs';
import { Decoder, Stream } from '@garmin/fitsdk';

const stream = Stream.fromBuffer(readFileSync(process.argv[2]));
const decoder = new Decoder(stream);
const isFIT = decoder.isFIT();
const whole = decoder.checkIntegrity();
const { messages, errors } = decoder.read();
console.log(JSON.stringify({ isFIT, whole, errors: errors.map(String), messages }));
