import { useBackend } from '../support/backend.js';
import { runCase } from './run.js';
import { describeBackend } from './suite.js';

await useBackend('cpu');
describeBackend('cpu', (c) => runCase(c, 'cpu'));
