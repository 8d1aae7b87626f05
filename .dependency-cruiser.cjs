// The table of import directions. Type-only imports count: a type that points upward is still a dependency.
const core = (name) => `^src/core/${name}/`;

/** What each folder of core may import of core; `base` is open to all, and each folder to itself. */
const coreTable = {
  base: [],
  json: [],
  diagnostics: ['json'],
  asl: ['json', 'diagnostics'],
  expressions: ['asl', 'json', 'diagnostics'],
  model: ['json', 'diagnostics'],
  layout: ['model', 'asl', 'json'],
  compiler: ['model', 'asl', 'expressions', 'json', 'diagnostics'],
  importer: ['model', 'asl', 'expressions', 'json', 'diagnostics'],
  validator: ['model', 'asl', 'expressions', 'json', 'diagnostics', 'proof'],
  simulator: ['asl', 'expressions', 'json', 'diagnostics'],
  cost: ['model', 'asl', 'simulator'],
  proof: ['model', 'asl', 'compiler', 'simulator', 'cost', 'export', 'json', 'diagnostics'],
  export: ['model', 'asl', 'json', 'diagnostics', 'compiler'],
};

/** Tests, and what a folder keeps for them in `testing`, may cross the table within core (a round trip needs both compiler and importer). */
const tests = '\\.(test|bench|gen)\\.tsx?$|/testing/';

const outside = {
  ui: [],
  editor: ['core'],
  sandbox: ['core'],
  aws: ['core/asl', 'core/diagnostics', 'core/base', 'core/json'],
  features: ['editor', 'core', 'ui', 'aws'],
  server: ['sandbox', 'core', 'aws/relay'],
  cli: ['core', 'server'],
  app: ['editor', 'core', 'ui', 'aws', 'features'],
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(coreTable).map(([name, allowed]) => ({
      name: `core-${name}`,
      severity: 'error',
      from: { path: core(name), pathNot: tests },
      to: { path: '^src/', pathNot: [core(name), core('base'), ...allowed.map(core)] },
    })),
    ...Object.entries(outside).map(([name, allowed]) => ({
      name,
      severity: 'error',
      from: { path: `^src/${name}/`, pathNot: tests },
      to: { path: '^src/', pathNot: [`^src/${name}/`, ...allowed.map((folder) => `^src/${folder}/`)] },
    })),
    {
      name: 'no-feature-imports-another',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: tests },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'aws-port-only-for-deploy',
      severity: 'error',
      from: { path: '^src/features/(?!deploy/)' },
      to: { path: '^src/aws/' },
    },
    {
      name: 'aws-sdk-in-one-place',
      severity: 'error',
      from: { path: '^src/(?!aws/)', pathNot: tests },
      to: { path: 'node_modules/@aws-sdk' },
    },
    {
      name: 'core-has-no-browser-or-server-package',
      severity: 'error',
      from: { path: '^src/core/', pathNot: tests },
      to: { path: 'node_modules/(react|react-dom|@xyflow|monaco-editor|@monaco-editor|@aws-sdk|zustand|radix-ui)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
