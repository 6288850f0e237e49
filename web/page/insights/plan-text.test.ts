import { expect, it } from "vitest";

import { withDrawing } from "./plan-text";

it("names the drawing as its file is called, whatever the map is called", () => {
  const plan = "# Deal\n\n![The map](map.svg)\n\nA note that says map.svg.";
  expect(withDrawing(plan, "Deal (2) 2026-03-09.svg")).toBe(
    "# Deal\n\n![The map](Deal%20%282%29%202026-03-09.svg)\n\nA note that says map.svg.",
  );
  expect(withDrawing(plan, "三号 $& 基地.svg")).toContain(`](${encodeURIComponent("三号 $& 基地.svg")})`);
});
