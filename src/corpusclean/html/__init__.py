"""The HTML standard's tree construction, as tables and rules, without text: which elements are open behind each tag."""
