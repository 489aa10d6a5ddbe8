/** What is used of the validator, which has no types of its own. */
declare module 'gltf-validator' {
  interface Report {
    issues: { numErrors: number; messages: readonly { code: string; message: string; severity: number; pointer?: string }[] };
    info: { animationCount: number; totalTriangleCount: number };
  }
  export function validateBytes(bytes: Uint8Array): Promise<Report>;
}
