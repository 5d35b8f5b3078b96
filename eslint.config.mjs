// What the compiler does not see. Layout is nobody's business here; the layers are held by test/architecture and engine/tsconfig.json,
// the bans below only say it while one types.
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const banned = (message, ...names) => names.map((name) => ({ name, message }));

/** Outsiders come in by the front door. */
const engineInside = { regex: 'engine/(?!index\\.ts$)', message: 'Import engine/index.ts: what it does not export is nobody’s business outside.' };
const only = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const never = (regex, message) => ({ regex, message });

export default defineConfig(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'test-results/', '**/*.d.ts'] },
  { files: ['**/*.{ts,mjs}'], extends: [tseslint.configs.strict, regexp.configs['flat/recommended']] },
  {
    files: ['**/*.{ts,mjs}'],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-restricted-properties': ['error', { object: 'child_process', property: 'exec', message: 'A program gets an argv array, never a shell string.' }],
      // `at(i)!` after a bounds check is the price of noUncheckedIndexedAccess.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // Layout of patterns is the author's.
      'regexp/prefer-d': 'off',
      'regexp/prefer-w': 'off',
      'regexp/prefer-character-class': 'off',
      'regexp/no-useless-non-capturing-group': 'off',
      'regexp/optimal-quantifier-concatenation': 'off',
      'regexp/use-ignore-case': 'off',
      'regexp/no-unused-capturing-group': 'off',
      'regexp/control-character-escape': 'off',
      'regexp/no-contradiction-with-assertion': 'off',
      'regexp/no-useless-non-capturing-group': 'off',
      'regexp/optimal-quantifier-concatenation': 'off',
    },
  },
  // Texts of others are hostile: what shipped code matches them with must be linear.
  { files: ['{engine,host,server,client,cli}/**/*.ts'], rules: { 'regexp/no-super-linear-move': 'error' } },
  { files: ['{test,scripts}/**/*'], rules: { 'regexp/no-super-linear-backtracking': 'off' } },
  {
    // What is awaited by nobody fails unseen; only these rooms are asynchronous.
    files: ['client/**/*.ts', 'server/**/*.ts', 'host/**/*.ts', 'cli/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      ...only(never('^(?!\\.{1,2}/)', 'The engine is pure: nothing from outside.'), never('\\.\\./(protocol|host|server|client|cli|scripts|test)/', 'The engine knows no other room.')),
      'no-restricted-globals': ['error', ...banned('The engine is pure: text in, values out.', 'console', 'process', 'Buffer', 'setTimeout', 'setInterval', 'queueMicrotask', 'fetch', 'URL', 'TextDecoder', 'TextEncoder', 'performance')],
      'no-restricted-syntax': ['error',
        { selector: 'NewExpression[callee.name="Date"], MemberExpression[object.name="Date"][property.name="now"]', message: 'The engine has no clock.' },
        { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'The engine is deterministic.' },
        { selector: 'AwaitExpression, :function[async=true]', message: 'The engine is synchronous.' },
      ],
    },
  },
  // facts/ reads machine-made XML of hosts with fast-xml-parser (HOUSE.md, finding 1).
  { files: ['engine/facts/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [never('^(?!\\.{1,2}/|fast-xml-parser$)', 'The engine is pure: nothing from outside but fast-xml-parser.')] }] } },
  // config/ reads what people write, broken at times: a parser that gives offsets and goes on.
  { files: ['engine/config/**/*.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [never('^(?!\\.{1,2}/|jsonc-parser$)', 'The engine is pure: nothing from outside but jsonc-parser.')] }] } },
  {
    files: ['engine/rules/*/*.ts', 'engine/signatures/*/*.ts'],
    rules: only(never('^\\./', 'A rule or signature knows no other one.'), never('/features/|/diagnosis/|/log/', 'A rule or signature knows its form, the tree and quantities.')),
  },
  { files: ['protocol/**/*.ts', 'host/**/*.ts', 'cli/**/*.ts'], rules: only(engineInside, never('/(client|server)/src/', 'Only the adapters themselves.'), never('^vscode', 'No editor here.')) },
  { files: ['server/**/*.ts'], rules: only(engineInside, never('/(client|cli|host)/', 'The server talks to the client by protocol alone.'), never('^vscode$', 'The server knows LSP, not VS Code.')) },
  { files: ['client/**/*.ts'], rules: only(engineInside, never('/(server|cli)/src/', 'The client talks to the server by protocol alone.')) },
);
