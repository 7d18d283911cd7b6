"""The course as a web site: lessons to read, exercises to download, the pages of docs/, searched without a server."""
