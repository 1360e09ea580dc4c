// A section that a page has once is neither offered nor copied while it is there. Wagtail lets an
// editor add it again, and then refuses to save the page.
(() => {
  "use strict";

  const offer = (stream, inserter) => {
    const all = inserter.groupedChildBlockDefs;
    const isFree = ({ name }) => {
      const most = stream.getBlockMax(name);
      return most === undefined || stream.getBlockCount(name) < most;
    };
    // Read each time that the picker opens.
    Object.defineProperty(inserter, "groupedChildBlockDefs", {
      get: () =>
        all
          .map(([group, definitions]) => [group, definitions.filter(isFree)])
          .filter(([, definitions]) => definitions.length),
    });
  };

  window.careerGuide = {
    ...window.careerGuide,
    keepToLimits: (stream) => {
      const known = new WeakSet();
      const update = () => {
        for (const inserter of stream.inserters) {
          if (!known.has(inserter)) offer(stream, inserter);
          known.add(inserter);
        }
        for (const child of stream.children) {
          if (stream.getBlockMax(child.type) === 1) child.disableDuplication();
        }
      };
      const changed = stream.blockCountChanged.bind(stream);
      stream.blockCountChanged = () => {
        changed();
        update();
      };
      update();
    },
  };
})();
