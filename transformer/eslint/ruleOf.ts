import type { Code } from '../../src/messages/codes.js';
import { findingsIn } from '../check/findProblems.js';
import type { Finding, Rule } from '../check/rule.js';
import { spellingOf } from './imports.js';
import { type Services, servicesOf } from './services.js';
import type { RuleModule, Suggestion } from './types.js';

/** The ESLint rule of a code, that reports what some rules of the check find in a file. */
export const ruleOf = (code: Code, description: string, ...rules: readonly Rule[]): RuleModule => ({
  meta: {
    type: 'problem',
    docs: { description },
    hasSuggestions: true,
    schema: [],
  },
  create: (context) => ({
    Program() {
      const services = servicesOf(context);
      const { ts, checker, file, sourceCode } = services;
      for (const finding of findingsIn(ts, checker, file, rules)) {
        const { node, message } = finding;
        const locOf = (index: number) => sourceCode.getLocFromIndex(index);
        context.report({
          loc: { start: locOf(node.getStart(file)), end: locOf(node.getEnd()) },
          message: `${code} ${message}`,
          suggest: suggestionsOf(services, finding),
        });
      }
    },
  }),
});

function suggestionsOf(services: Services, { replacement }: Finding): Suggestion[] {
  if (!replacement) return [];
  const { node, op, text } = replacement;
  const spelling = op === null ? { name: '', insert: null } : spellingOf(services, op, node);
  if (!spelling) return [];
  const { name, insert } = spelling;
  const code = text(name);
  return [
    {
      desc: `Replace by ${code}`,
      fix: (fixer) => [
        ...(insert ? [fixer.insertTextBeforeRange([insert.at, insert.at], insert.text)] : []),
        fixer.replaceTextRange([node.getStart(services.file), node.getEnd()], code),
      ],
    },
  ];
}
