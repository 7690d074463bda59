import * as axiswise from '../../../src/index.js';
import type { Loose } from '../../support/untyped.js';

/** Every op by name, without its types: arguments are generated. */
export const ops = axiswise as unknown as { readonly [name: string]: Loose };
