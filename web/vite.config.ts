import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/",
  plugins: [react()],
  build: {
    outDir: "../graph_crm/static",
    emptyOutDir: true,
    target: "baseline-widely-available",
    // A strict Content-Security-Policy needs files, not data: URLs.
    assetsInlineLimit: 0,
    // Monaco, which GraphiQL edits with, is one chunk of 2.8 MB.
    chunkSizeWarningLimit: 3000,
    license: { fileName: "licenses.md" },
    rolldownOptions: {
      // One entry per page; its path here is its path under graph_crm/static.
      input: { graphiql: "graphiql/index.html" },
    },
  },
});
