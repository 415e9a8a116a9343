"""The page behind the link in a mail: a company confirms, corrects or denies a step."""
