import { rules as found } from '../check/findProblems.js';
import { ruleOf } from './ruleOf.js';
import type { RuleModule } from './types.js';

/** The rules of `axiswise check`, one for each code. */
export const rules = {
  'no-tensor-condition': ruleOf('AX601', 'Disallow tensors in conditions', found.conditions),
  'no-tensor-comparison': ruleOf('AX602', 'Disallow operators that compare tensors', found.comparisons),
  'no-unchecked-shape': ruleOf(
    'AX603',
    'Disallow shapes in types that nothing checks',
    found.claims,
    found.assertions,
  ),
  'no-dim-inferred-twice': ruleOf('AX604', 'Disallow sizes that two arguments decide', found.dims),
} satisfies Record<string, RuleModule>;

export type { RuleModule } from './types.js';

const plugin = { meta: { name: 'axiswise', namespace: 'axiswise' }, rules };

const names = Object.keys(rules).map((name) => `axiswise/${name}`);

/** All rules as errors, for an array of ESLint's configurations. */
const recommended = {
  name: 'axiswise/recommended',
  plugins: { axiswise: plugin },
  rules: Object.fromEntries(names.map((name) => [name, 'error' as const])),
};

/** The ESLint plugin. It needs the types of typescript-eslint's parser. */
export default { ...plugin, configs: { recommended } };
