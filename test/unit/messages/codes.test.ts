import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codes } from '../../../src/messages/codes.js';

const folder = new URL('../../../src/messages/', import.meta.url);
const topics = readdirSync(folder).filter((file) => !['codes.ts', 'error.ts'].includes(file));

describe('message codes', async () => {
  const writers = new Map<string, string>();
  for (const file of topics) {
    const exports: Record<string, unknown> = await import(new URL(file, folder).href);
    for (const [name, write] of Object.entries(exports)) {
      const { code } = write as { code?: string };
      if (code !== undefined) writers.set(name, code);
    }
  }

  it('are what the table says, for every message', () => {
    expect(Object.fromEntries([...writers].sort())).toEqual(Object.fromEntries(Object.entries(codes).sort()));
  });

  it('are all different', () => {
    expect(new Set(Object.values(codes)).size).toBe(Object.keys(codes).length);
  });
});
