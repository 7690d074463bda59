import { useBackend } from '../support/backend.js';
import { describeFused } from './fusedSuite.js';

await useBackend('wasm');
describeFused('wasm');
