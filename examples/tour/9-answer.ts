import { heading, say } from './print.js';

export function answer() {
  heading(9, 'So: vmap or vectorize?');
  say(
    'vmap when one axis means examples: it takes that axis away, the function sees one example, and sizes that',
  );
  say(
    'differ are a mistake. vectorize when the function is a formula over numbers, and arguments should broadcast.',
  );
  say(
    'vectorize is vmap, nested, so they are equally fast; both beat the loop by the number of kernel launches.',
  );
  say('In doubt vmap: it says more precisely what is meant. More in docs/vmap-or-vectorize.md.');
}
