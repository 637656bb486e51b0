"""The architecture of spaCy's de_core_news_sm, built from its settings, with random weights: for speed alone.

The trained model is not on the package index, so its components are built with the sizes it is told to have (one
shared tok2vec of width 96 and depth 4 for tagger, morphologizer, parser and lemmatizer; one of its own for names)
and labels taken from a treebank. What it says is nonsense; how long that takes is not, for the sums done
are the same.
"""

import os
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

WIDTH = 96
TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED}
COMPONENTS = {
    "tok2vec": TOK2VEC,
    "tagger": TAGGER,
    "morphologizer": TAGGER,
    "parser": {"state_type": "parser", "tok2vec": SHARED},
    "trainable_lemmatizer": TAGGER,
    "ner": {"state_type": "ner", "tok2vec": TOK2VEC},
}
TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
}


def architecture(treebank: Path) -> Callable[[Sequence[str]], None] | None:
    """Return what runs the pipeline over texts; None where spaCy or the treebank (for the labels) is missing."""
    if not find_spec("spacy") or not treebank.exists():
        return None
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, like ours
    warnings.filterwarnings("ignore", module="spacy")
    import spacy  # noqa: PLC0415 - only where it is installed
    from spacy.training import Example  # noqa: PLC0415
    from spacy.training.converters import conllu_to_docs  # noqa: PLC0415

    pipeline = spacy.blank("de")
    for name, model in COMPONENTS.items():
        pipeline.add_pipe(name, config={"model": {**TRANSITIONS, **model} if "state_type" in model else model})
    for label in ("PER", "LOC", "ORG", "MISC"):
        pipeline.get_pipe("ner").add_label(label)
    sentences = list(conllu_to_docs(treebank.read_text("utf-8"), n_sents=1, no_print=True))
    pipeline.initialize(lambda: [Example(sentence.copy(), sentence) for sentence in sentences])

    def run(texts: Sequence[str]) -> None:
        for _ in pipeline.pipe(texts):
            pass

    return run
