import { useBackend } from '../support/backend.js';
import { runCase } from './run.js';
import { describeBackend } from './suite.js';

await useBackend('wasm');
describeBackend('wasm', (c) => runCase(c, 'wasm'));
