"""Where the library's content comes from: sources, articles with their passages, and reviews."""

from django.db import models

from exercises.models.content import Content


class Source(Content):
    """A source outside the articles, cited by its code; `read` says how much of it was read."""

    code = models.SlugField(max_length=40, unique=True)
    citation = models.TextField()
    read = models.TextField(blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class Article(Content):
    """One of the articles that the library began with."""

    slug = models.SlugField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return f"{self.slug} {self.title}"


class Passage(Content):
    """A passage of an article: what it says in our words, and an anchor by which it is found there."""

    slug = models.SlugField(max_length=20, unique=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="passages")
    kind = models.CharField(max_length=60)
    says = models.TextField()
    anchor = models.CharField(max_length=300)
    used_by = models.TextField(blank=True)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return f"{self.slug} {self.says}"


class Review(Content):
    """What a reviewer changed in the library, and why."""

    slug = models.SlugField(max_length=20, unique=True)
    change = models.TextField()
    why = models.TextField()
    source = models.TextField(blank=True)
    certainty = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.slug
