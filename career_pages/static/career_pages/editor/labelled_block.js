// Blocks whose labels say what they are when they are closed. Goes with labelled_block.py.
(() => {
  "use strict";

  const { StructBlock, StructBlockDefinition } = window.wagtailStreamField.blocks;
  const SLOT = /\{(\w+)\}/g;

  // What fills the patterns of headings: the forms of the role's name, as last saved.
  const slots = () => JSON.parse(document.getElementById("guide-role-slots")?.textContent || "{}");

  // The text with its slots filled, or "" where one of them has nothing to fill it.
  const filled = (pattern, valueOf) => {
    let whole = true;
    const text = pattern.replace(SLOT, (_, name) => {
      const value = valueOf(name);
      whole = whole && Boolean(value);
      return value;
    });
    return whole ? text : "";
  };

  class LabelledBlock extends StructBlock {
    constructor(...args) {
      super(...args);
      const isFilled = (name) => {
        const block = this.childBlocks[name];
        return block.children ? block.children.length > 0 : Boolean(block.getTextLabel?.());
      };
      // What somebody wrote is never out of sight in settings that are closed.
      if (this.blockDef.meta.rareFields.some(isFilled)) this.layout.settingsButton.toggle(true);
    }

    generatedHeading() {
      const { chosenBy, patterns } = this.blockDef.meta;
      const pattern = patterns[chosenBy ? this.childBlocks[chosenBy].getState() : ""];
      if (!pattern) return "";
      const known = slots();
      return filled(pattern, (name) => known[name]);
    }

    getTextLabel(opts) {
      const textOf = (name) =>
        name === "generated" ? this.generatedHeading() : this.childBlocks[name]?.getTextLabel?.(opts);
      for (const format of this.blockDef.meta.labelFormat.split("|")) {
        const label = filled(format, textOf);
        if (label) return label;
      }
      return "";
    }

    focus(opts) {
      // The first field of the form; the first of the block may be among the settings.
      this.layout.children[0]?.focus(opts);
    }
  }

  class LabelledBlockDefinition extends StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      return new LabelledBlock(this, placeholder, prefix, initialState, initialError);
    }
  }

  window.telepath.register("careerGuide.LabelledBlock", LabelledBlockDefinition);
})();
