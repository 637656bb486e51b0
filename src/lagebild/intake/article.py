"""What intake hands on: an article, or why there is none, or what was assumed on the way."""

from lagebild.intake.refusal import Assumed, Refused
from lagebild.model.article import Article

Taken = Article | Refused | Assumed
