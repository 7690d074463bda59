// The forms that signatures of chained methods have, as text.
export const list = (text) => text.trim().split(/\s+/);
export const SHAPE_AND_DTYPE = 'shape extends Shape, dtype extends DType';
/** A signature: type parameters, receiver, parameters, result. */
export const signature = (generics, receiver, parameters, result) =>
  `<${generics}>(this: ${[receiver, parameters].filter(Boolean).join(', ')}): ${result};`;
export const onAny = (parameters, result, more = '') =>
  signature([SHAPE_AND_DTYPE, more].filter(Boolean).join(', '), 'Tensor<shape, dtype>', parameters, result);
export const checked = (verdict, parameters, result, more = '') =>
  signature(
    [SHAPE_AND_DTYPE, more].filter(Boolean).join(', '),
    `check<${verdict}, Tensor<shape, dtype>>`,
    parameters,
    result,
  );
/** A new shape, by a rule that takes the shape and one argument. */
export const reshaped = (name, rule, generic, dtype = 'dtype') =>
  onAny(
    `${name}: check<${rule}, ${name.replace('?', '')}>`,
    `Tensor<shapeOrAny<${rule}>, ${dtype}>`,
    generic,
  );

export const broadcasting =
  (allowed, result, rule, scalar = 'number') =>
  (op) => [
    signature(
      `shape extends Shape, dtype extends ${allowed}`,
      'Tensor<shape, dtype>',
      'b: Tensor<NoInfer<shape>, NoInfer<dtype>>',
      `Tensor<shape, ${result}>`,
    ),
    signature(
      `shape extends Shape, dtype extends ${allowed}`,
      'Tensor<shape, dtype>',
      `b: ${scalar} | Tensor<[], NoInfer<dtype>>`,
      `Tensor<shape, ${result}>`,
    ),
    signature(
      `shape extends Shape, dtype extends ${allowed}`,
      'Tensor<[], NoInfer<dtype>>',
      'b: Tensor<shape, dtype>',
      `Tensor<shape, ${result}>`,
    ),
    signature('a extends UnknownTensor, b', 'a', `b: check<${rule(op)}, b>`, `orAny<${rule(op)}>`),
  ];
export const arithmetic = (kind) =>
  broadcasting('Real', 'dtype', (op) => `elementwise<'${op}', '${kind}', a, b>`);
export const reduction = (op) => [
  checked(
    `reduceError<'${op}', dtype>`,
    `axis?: check<reduce<'${op}', shape, axis, keepDims>, axis>, keepDims?: keepDims`,
    `Tensor<shapeOrAny<reduce<'${op}', shape, axis, keepDims>>, ReducedDtype<dtype>['${op}']>`,
    'const axis extends Axes = undefined, keepDims extends boolean = false',
  ),
];
export const real = (parameters) => (op) => [
  checked(`realError<'${op}', dtype>`, parameters, 'Tensor<shape, realDtype<dtype>>'),
];
export const float = (parameters) => (op) => [
  checked(`floatError<'${op}', dtype>`, parameters, 'Tensor<shape>'),
];
export const same = () => [onAny('', 'Tensor<shape, dtype>')];
export const cast = (dtype) => () => [onAny('', `Tensor<shape, '${dtype}'>`)];
export const flat = () => [onAny('', 'Tensor<shapeOrAny<reshape<shape, [-1]>>, dtype>')];
export const sized = (names) => () => {
  const rule = `reshape<shape, [${names.join(', ')}]>`;
  const parameters = names.map(
    (name, i) => `${name}: ${i === names.length - 1 ? `check<${rule}, ${name}>` : name}`,
  );
  const generics = names.map((name) => `${name} extends number`).join(', ');
  return [onAny(parameters.join(', '), `Tensor<shapeOrAny<${rule}>, dtype>`, generics)];
};
export const argReduction = (op) => [
  onAny(
    `axis?: check<reduce<'${op}', shape, axis, false>, axis>`,
    `Tensor<shapeOrAny<reduce<'${op}', shape, axis, false>>, 'int32'>`,
    'axis extends number = 0',
  ),
];
export const softmaxed = (op) => [
  checked(
    `checkDtype<'${op}', 0, dtype, Numeric, 'float32'>`,
    `axis?: check<along<'${op}', shape, axis>, axis>`,
    'Tensor<shape>',
    'axis extends number = -1',
  ),
];
/** The receiver with one or several others. */
export const joined = (name, rule) => {
  const result = rule('[shape, ...shapesOf<listed<others>>]');
  return onAny(
    `${name}: check<${result}, others>, axis?: axis`,
    `Tensor<shapeOrAny<${result}>, sharedDtype<dtype, others>>`,
    'const others extends AnyTensor | readonly AnyTensor[], axis extends number = 0',
  );
};
export const resizing = (op) => [
  checked(
    `resizeError<'${op}', dtype>`,
    `newShape2D: check<resize<'${op}', shape, fromValues<size>>, size>, alignCorners?: boolean, halfPixelCenters?: boolean`,
    `Tensor<shapeOrAny<resize<'${op}', shape, fromValues<size>>>, resizedDtype<'${op}', dtype>>`,
    'const size extends readonly number[]',
  ),
];
/** tfjs declares these on every tensor, typed or not. */
export const spectrum = (rule, dtype, given) => (op) => {
  const verdict = `firstMessage<${given ?? `complexError<'${op}', dtype>`}, ${rule}>`;
  const result = `Tensor<shapeOrAny<${rule}>, ${dtype}>`;
  return [signature(SHAPE_AND_DTYPE, `check<${verdict}, Operand<shape, dtype>>`, '', result)];
};
export const blocks = (rule, pairs) => () => [
  onAny(
    `blockShape: block, ${pairs}: check<${rule}<shape, block, pairs>, pairs>`,
    `Tensor<shapeOrAny<${rule}<shape, block, pairs>>, dtype>`,
    'const block extends readonly number[], const pairs extends Pairs',
  ),
];
