"""What the tests of grading share."""
