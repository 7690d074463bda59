import { einsumRank, einsumSize } from '../messages/einsum.js';
import { raise } from '../messages/error.js';
import { counted } from '../messages/print.js';
import { invalidArgument } from '../messages/tensors.js';
import type { Shape } from './shape.js';

const isLetter = (label: string) => label.toUpperCase() !== label.toLowerCase();

/** The sizes of the labels after `->`, which every label before it has one of. */
export function einsumShape(equation: string, shapes: readonly Shape[]): number[] {
  const malformed = () => raise(invalidArgument, 'einsum', 'equation', "like 'ij,jk->ik'", `'${equation}'`);
  const [inputs, output, ...more] = equation.replaceAll(' ', '').split('->');
  if (output === undefined || more.length > 0) malformed();
  const operands = inputs.split(',');
  if (operands.length > 2)
    raise(invalidArgument, 'einsum', 'equation', 'for one or two tensors', `'${equation}'`);
  if (operands.length !== shapes.length) {
    const wanted = `for ${counted(shapes.length, 'tensor', 'tensors')}`;
    raise(invalidArgument, 'einsum', 'equation', wanted, `'${equation}'`);
  }
  const sizes = new Map<string, number>();
  operands.forEach((labels, i) => {
    const shape = shapes[i];
    [...labels].forEach((label, k) => {
      if (!isLetter(label) || labels.indexOf(label) < k) malformed();
      if (k >= shape.length) raise(einsumRank, i + 1, shape, labels);
      const known = sizes.get(label) ?? shape[k];
      if (known !== shape[k]) raise(einsumSize, label, equation, known, shape[k]);
      sizes.set(label, known);
    });
    if (labels.length < shape.length) raise(einsumRank, i + 1, shape, labels);
  });
  return [...output].map((label, k) => {
    const size = sizes.get(label);
    if (size === undefined || output.indexOf(label) < k) malformed();
    return size as number;
  });
}
