import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/",
  plugins: [
    react(),
    // React Aria speaks thirty languages; we two.
    { ...optimizeLocales.vite({ locales: ["en-GB", "en-US", "zh-CN"] }), enforce: "pre" },
  ],
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
      input: { page: "page/index.html", graphiql: "graphiql/index.html" },
      output: {
        codeSplitting: {
          groups: [
            // What asks for the map before anything else of the page runs: it must not wait for React.
            { name: "first", test: /page\/(api\/(ask|early|graphql|reach)|map\/(early|load|query|vocabulary-query)|words\/(catalogue|language))\.ts$|@0no-co\/graphql\.web|gql\.tada/ },
          ],
        },
      },
    },
  },
});
