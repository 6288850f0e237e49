import type { AriaLabelConfig } from "@xyflow/react";
import { useMemo } from "react";

import { useWords } from "../words";

const DIRECTIONS = { up: "map.up", down: "map.down", left: "map.left", right: "map.right" } as const;

/** What React Flow says of itself, in the reader's language. */
export function useAriaLabels(): Partial<AriaLabelConfig> {
  const { t } = useWords();
  return useMemo(
    () => ({
      "node.a11yDescription.default": t("map.card-keys"),
      "node.a11yDescription.keyboardDisabled": t("map.card-keys"),
      "node.a11yDescription.ariaLiveMessage": ({ direction }) =>
        t("map.moved", { direction: t(DIRECTIONS[direction as keyof typeof DIRECTIONS] ?? "map.up") }),
      "edge.a11yDescription.default": t("map.lines"),
      "controls.ariaLabel": t("map.zoom"),
      "controls.zoomIn.ariaLabel": t("map.zoom-in"),
      "controls.zoomOut.ariaLabel": t("map.zoom-out"),
      "controls.fitView.ariaLabel": t("map.fit"),
      "controls.interactive.ariaLabel": t("map.zoom"),
      "minimap.ariaLabel": t("map.overview"),
      "handle.ariaLabel": t("map.pen"),
    }),
    [t],
  );
}
