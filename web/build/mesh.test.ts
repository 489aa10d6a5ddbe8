/** The body that people turn is a glTF file without a fault, by the validator of Khronos. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { validateBytes } from 'gltf-validator';

const body = readFileSync(`${import.meta.dirname}/../public/body/body.glb`);

test('the body is glTF without errors or warnings', async () => {
  const { issues, info } = await validateBytes(new Uint8Array(body));
  expect(issues.messages.filter((m) => m.severity < 2)).toEqual([]);
  expect(info.animationCount).toBe(14);
  expect(info.totalTriangleCount).toBeLessThan(25_000);
});

test('it is under 600 kB as it is sent', () => {
  expect(brotliCompressSync(body).length).toBeLessThan(600_000);
});
