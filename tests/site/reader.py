"""Somebody who searches."""

from typing import Self

from playwright.sync_api import Locator, Page, Request, expect


class Reader:
    """Somebody at the search page, with a record of all that the browser asked for or complained of."""

    def __init__(self, page: Page, home: str) -> None:
        """Take a fresh page and the address of the site's top folder, without a slash at the end."""
        self.page, self.home = page, home
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._note_failure)
        page.on("request", lambda request: self.requests.append(request.url))

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page leaves unfinished when the reader goes on
            self.complaints.append(f"{request.url}: {request.failure}")

    def opens(self, address: str = "search.html") -> Self:
        """Open an address of the site."""
        self.page.goto(f"{self.home}/{address}")
        return self

    def types(self, words: str) -> Self:
        """Write into the search box."""
        self.page.get_by_label("Words to search for").fill(words)
        return self

    def chooses(self, group: str, value: str) -> Self:
        """Tick a filter, after opening its group if it is closed."""
        details = self.page.locator("details details", has=self.page.locator("summary", has_text=group))
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        details.get_by_label(value).click()
        return self

    def hears(self, sentence: str) -> Self:
        """Wait until the page announces exactly this."""
        expect(self.page.get_by_role("status")).to_have_text(sentence)
        return self

    @property
    def titles(self) -> list[str]:
        """The titles of the results, in order."""
        return self.page.locator(".search__result h3").all_inner_texts()

    @property
    def marks(self) -> list[str]:
        """The marked words of all results."""
        return self.page.locator(".search__result mark").all_inner_texts()

    @property
    def filters(self) -> list[str]:
        """The filters on offer with their counts, as `Trade 3`."""
        labels = self.page.locator("details details label")
        return [" ".join(text.split()) for text in labels.all_text_contents()]

    def result(self, title: str) -> Locator:
        """Give the result with this title."""
        return self.page.locator(".search__result", has_text=title)
