/*
 * Checks that the code in README.md, docs/ and the TSDoc comments of src/ is what it claims to be, in types and when it
 * runs, and that every export is documented: npm run build && node scripts/run.mjs scripts/check-docs.ts
 */
import { checkDocs } from './docs/check.js';

const { blocks, problems } = checkDocs(process.cwd());
for (const problem of problems) console.error(`${problem}\n`);
console.log(`${blocks} pieces of code, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
