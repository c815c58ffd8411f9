"""What a Word file says: its text with the numbers and letters that Word would print."""


def printed_text(docx: bytes) -> str:
    """One line a paragraph, label first ("7. ", "a) ", "· "); empty paragraphs, headers and footers left out."""
    raise NotImplementedError
