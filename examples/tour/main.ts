/*
 * How do jax.vmap and jnp.vectorize differ, and which should I use? The answer in nine chapters, each a file beside
 * this one, with the equivalent loop next to every transform: npm run tour
 */
import * as tf from '@tensorflow/tfjs';
import { gradients } from './1-gradients.js';
import { bodies } from './2-bodies.js';
import { broadcasting } from './3-broadcasting.js';
import { wrongSizes } from './4-wrong-sizes.js';
import { nested } from './5-nested.js';
import { speed } from './6-speed.js';
import { perExample } from './7-per-example.js';
import { curvature } from './8-curvature.js';
import { answer } from './9-answer.js';
import { compileWrong } from './compile.js';

const [wrongPrograms = 'examples/tour/wrong'] = process.argv.slice(2);

// Without it tfjs prints an advertisement for its native backend.
tf.enableProdMode();
await tf.setBackend('cpu');
const mistakes = compileWrong(wrongPrograms);

gradients(mistakes);
bodies();
broadcasting();
wrongSizes(mistakes);
nested(mistakes);
await speed();
const model = await perExample();
curvature(model);
answer();
