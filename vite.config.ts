import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web',
  // The pages come with `script-src 'self'`: nothing may be inlined, and nothing fetched from elsewhere.
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // The shapes of all countries are one part, loaded with the first map.
    chunkSizeWarningLimit: 1_000,
    modulePreload: { polyfill: false },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
