import { useBackend } from './backend.js';

// Test files share one tfjs, so each starts on the backend that it expects.
await useBackend('cpu');
