import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../../target/classes/META-INF/resources/widget',
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: 'src/loader.ts', formats: ['iife'], name: 'heqiLoader', fileName: () => 'loader.js' },
    reportCompressedSize: false,
  },
})
