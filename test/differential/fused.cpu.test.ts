import { useBackend } from '../support/backend.js';
import { describeFused } from './fusedSuite.js';

await useBackend('cpu');
describeFused('cpu', ['left', 'functions']);
