import type { Call, Program, Value } from './program.js';

const name = ({ id }: Value) => `%${id}`;
const typed = (value: Value) => `${name(value)}: ${value.dtype}[${value.shape}]`;

/** A program as text: its inputs, what it closes over, and a line for each kernel. */
export function printProgram({ inputs, captured, literals, calls, outputs }: Program): string {
  const outside = captured.map(({ value, tensor }) =>
    'assign' in tensor ? `${typed(value)} (variable ${(tensor as { name?: string }).name})` : typed(value),
  );
  return [
    `inputs ${inputs.map(typed).join(', ') || 'none'}`,
    ...(outside.length > 0 ? [`from outside ${outside.join(', ')}`] : []),
    ...literals.map(({ value, data }) => `${typed(value)} = ${preview(data)}`),
    ...calls.map(printCall),
    `return ${outputs.map(name).join(', ')}`,
  ].join('\n');
}

/** A kernel with its inputs, attributes and outputs. */
export function printCall({ kernel, inputs, isList, attrs, outputs }: Call): string {
  const given = Object.entries(inputs).map(([key, value]) =>
    isList ? name(value) : `${key}: ${name(value)}`,
  );
  const options = Object.entries(attrs ?? {})
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `${outputs.map(typed).join(', ')} = ${kernel}(${[...given, ...options].join(', ')})`;
}

/** The first few of many numbers. */
const preview = (data: ArrayLike<number>) =>
  data.length > 4 ? `[${Array.from(data).slice(0, 4)}, ...]` : `[${Array.from(data)}]`;
