/** The platform's own reader of QR codes, which not every browser has. */

export interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}

interface Maker {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** The reader, or null where there is none, or no camera may be asked for. */
export async function detector(): Promise<Detector | null> {
  const Made = (globalThis as { BarcodeDetector?: Maker }).BarcodeDetector;
  if (!Made || !('mediaDevices' in navigator)) return null;
  const known = await Made.getSupportedFormats().catch((): readonly string[] => []);
  return known.includes('qr_code') ? new Made({ formats: ['qr_code'] }) : null;
}
