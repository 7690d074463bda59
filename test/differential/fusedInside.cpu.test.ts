import { useBackend } from '../support/backend.js';
import { describeInside } from './fusedInside.js';

await useBackend('cpu');
describeInside('cpu');
